import { Injectable, Param, type PipeTransform } from '@nestjs/common';
import { limits } from '@wenxiao/domain/field';
import { problem } from './problem.js';

@Injectable()
class PathYearPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    const year = /^\d{4}$/.test(value) ? Number(value) : 0;
    if (year < limits.yearMin || year > limits.yearMax) throw problem('not-found');
    return year;
  }
}

/** A budget year in the path. What is none names nothing: 404. */
export const PathYear = (name: string): ParameterDecorator => Param(name, PathYearPipe);
