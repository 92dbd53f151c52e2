import { Injectable, Param, type PipeTransform } from '@nestjs/common';
import { yearIn } from './path-place.js';
import { problem } from './problem.js';

@Injectable()
class PathYearPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    const year = yearIn(value);
    if (year === undefined) throw problem('not-found');
    return year;
  }
}

/** A budget year in the path. What is none names nothing: 404. */
export const PathYear = (name: string): ParameterDecorator => Param(name, PathYearPipe);
