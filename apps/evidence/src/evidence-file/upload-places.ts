import { Injectable } from '@nestjs/common';
import { fileProblem } from '../refusals.js';

/** How many files come at once, to one instance of the service: of one person, and of everybody. */
const uploadsAtOnce = { ofOne: 3, ofAll: 24 } as const;

/** Who sends how many files at the moment. One that comes slowly holds a place, and nobody can hold all. */
@Injectable()
export class UploadPlaces {
  private readonly taken = new Map<string, number>();
  private all = 0;

  /** Takes a place for as long as the work goes on. @throws {ProblemError} `too-many-uploads` (429) where none is free. */
  async within<Result>(person: string, work: () => Promise<Result>): Promise<Result> {
    const own = this.taken.get(person) ?? 0;
    if (own >= uploadsAtOnce.ofOne || this.all >= uploadsAtOnce.ofAll)
      throw fileProblem('too-many-uploads', uploadsAtOnce);
    this.taken.set(person, own + 1);
    this.all += 1;
    try {
      return await work();
    } finally {
      this.all -= 1;
      const left = (this.taken.get(person) ?? 1) - 1;
      if (left > 0) this.taken.set(person, left);
      else this.taken.delete(person);
    }
  }
}
