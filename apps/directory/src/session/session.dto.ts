import { deskPattern, PageQueryDto, IsCode } from '@wenxiao/service-kit';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { passwordLengthMax } from '../people/password.js';

/** Twice what is allowed for a new one: whoever sends more has no password of ours. */
const passwordTextMax = 2 * passwordLengthMax;

export class SignInDto {
  @IsString()
  @Length(1, 100)
  accountName!: string;

  @IsString()
  @Length(1, passwordTextMax)
  password!: string;

  /** Of the browser, as the gateway sees it. */
  @IsString()
  @MaxLength(100)
  address!: string;

  /** The session that the browser brings along. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  sessionBefore?: string;
}

export class SessionDto {
  @IsString()
  @Length(1, 100)
  sessionId!: string;
}

export class ApiTokenSecretDto {
  @IsString()
  @Length(1, 100)
  apiToken!: string;
}

export class ChangePasswordDto extends SessionDto {
  @IsString()
  @Length(1, passwordTextMax)
  currentPassword!: string;

  @IsString()
  @Length(1, passwordTextMax)
  newPassword!: string;
}

export class CreateApiTokenDto extends SessionDto {
  /** The Idempotency-Key of the command. */
  @IsUUID()
  key!: string;

  @IsString()
  @Length(1, 100)
  name!: string;

  @IsInt()
  @Min(1)
  @Max(366)
  days!: number;

  @IsBoolean()
  readOnly!: boolean;

  /** Of the person's desks, those that the token acts for; all of them where none is named. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @ArrayUnique()
  @IsCode(deskPattern, { each: true })
  desks?: string[];
}

/** Which page of the own tokens. */
export class ListApiTokensDto extends PageQueryDto {
  @IsString()
  @Length(1, 100)
  sessionId!: string;
}

export class RevokeApiTokenDto extends SessionDto {
  @IsUUID()
  id!: string;
}
