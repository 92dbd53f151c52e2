import { IsInt, IsString, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
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
  /** Of the token: the id of the command. */
  @IsUUID(7)
  id!: string;

  @IsString()
  @Length(1, 100)
  name!: string;

  @IsInt()
  @Min(1)
  @Max(366)
  days!: number;
}

export class RevokeApiTokenDto extends SessionDto {
  @IsUUID()
  id!: string;
}
