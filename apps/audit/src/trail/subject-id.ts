import { Injectable, Param, type PipeTransform } from '@nestjs/common';
import { problem } from '@wenxiao/service-kit';

@Injectable()
class SubjectIdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    // Ids are UUIDs, and names of rule sets.
    if (!/^[\w.-]{1,100}$/.test(value)) throw problem('not-found');
    return value.toLowerCase();
  }
}

/** A subject in the path. What is none names nothing: 404, as for one that does not exist. */
export const SubjectId = (): ParameterDecorator => Param('subjectId', SubjectIdPipe);
