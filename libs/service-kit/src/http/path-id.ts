import { Injectable, Param, type PipeTransform } from '@nestjs/common';
import { idIn } from './path-place.js';
import { problem } from './problem.js';

@Injectable()
class PathIdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    const id = idIn(value);
    if (id === undefined) throw problem('not-found');
    return id;
  }
}

/** A UUID in the path. What is none names nothing: 404, as for an id that does not exist. */
export const PathId = (name: string): ParameterDecorator => Param(name, PathIdPipe);
