import { Param, type PipeTransform } from '@nestjs/common';
import { problem } from '@wenxiao/service-kit';
import { placeNamed, referralId } from './referral.place.js';

class PathReferralPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    const place = placeNamed(value);
    if (!place) throw problem('not-found');
    return referralId(place);
  }
}

/** The referral that a path names. What is no id of one names nothing: 404. */
export const PathReferral = (): ParameterDecorator => Param('referral', PathReferralPipe);
