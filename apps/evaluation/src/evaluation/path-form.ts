import { Injectable, Param, type PipeTransform } from '@nestjs/common';
import { problem } from '@wenxiao/service-kit';
import type { ReviewingForm } from './evaluation.js';

const forms = ['department-evaluation', 'finance-evaluation'] as const satisfies readonly ReviewingForm[];

@Injectable()
class PathFormPipe implements PipeTransform<string, ReviewingForm> {
  transform(value: string): ReviewingForm {
    const form = forms.find((known) => known === value);
    if (!form) throw problem('not-found');
    return form;
  }
}

/** Which evaluation a path speaks of: `department-evaluation` or `finance-evaluation`; any other names nothing (404). */
export const PathForm = (): ParameterDecorator => Param('form', PathFormPipe);
