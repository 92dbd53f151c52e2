import { Body, Controller, HttpCode, Inject, Post, Headers } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { personsAsked_max, problem, Public } from '@wenxiao/service-kit';
import { ArrayMaxSize, IsArray, IsBoolean, IsUUID } from 'class-validator';
import { DIRECTORY_KEYS, type DirectoryKeys } from '../config.js';
import { isSameSecret } from '../session/internal.guard.js';
import { PersonKeys } from './person-keys.js';

class PersonKeysDto {
  @IsArray()
  @ArrayMaxSize(personsAsked_max)
  @IsUUID(undefined, { each: true })
  persons!: string[];

  @IsBoolean()
  make!: boolean;
}

/** What services ask that record and tell something about persons. The gateway never routes a request here, and has not the secret. */
@ApiExcludeController()
@Controller('internal/person-keys')
export class PersonKeysController {
  constructor(
    private readonly keys: PersonKeys,
    @Inject(DIRECTORY_KEYS) private readonly secrets: DirectoryKeys,
  ) {}

  /** Keys in base64url; `erased` for who has none any more; nothing for who is no person, or has none yet. */
  @Post()
  @HttpCode(200)
  @Public('a service shows the secret of the keys')
  async keysOf(
    @Body() { persons, make }: PersonKeysDto,
    @Headers('wenxiao-internal') shown: unknown,
  ): Promise<{ keys: Record<string, string> }> {
    if (!isSameSecret(shown, this.secrets.personKeysSecret)) throw problem('not-found');
    const keys = await this.keys.keysOf(persons, { make });
    const entries = [...keys].map(([id, key]) => [id, key === 'erased' ? key : key.toString('base64url')] as const);
    return { keys: Object.fromEntries(entries) };
  }
}
