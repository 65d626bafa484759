/** Values that fill the placeholders of a message; never personal data. */
export type MessageParams = Readonly<Record<string, string | number>>;

/** One thing that stands in the way of a command, told all at once with the others. */
export interface BlockerView {
  code: string;
  path?: string | undefined;
  overridable: boolean;
  params?: MessageParams | undefined;
}

/** One field that has the wrong shape. */
export interface FieldError {
  path: string;
  code: string;
  params?: MessageParams | undefined;
}

/**
 * The only way a rule says no: a literal code that names the reason, the HTTP status of its class, and what a person needs to
 * go on. The text comes from the message catalogue.
 */
export class CodedError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly extra: {
      params?: MessageParams;
      errors?: FieldError[];
      blockers?: BlockerView[];
      currentVersion?: number;
      retryAfterSeconds?: number;
      cause?: unknown;
    } = {},
  ) {
    super(code, extra.cause === undefined ? undefined : { cause: extra.cause });
    this.name = 'CodedError';
  }
}

/** 400: the input has the wrong shape. */
export const invalid = (errors: FieldError[]): CodedError => new CodedError(400, 'invalidInput', { errors });

/** 400 for one field. */
export const invalidField = (path: string, code: string, params?: MessageParams): CodedError =>
  invalid([{ path, code, params }]);

/** 401: nobody is signed in, or the sign-in failed. */
export const unauthenticated = (code = 'notSignedIn'): CodedError => new CodedError(401, code);

/** 403: known, but not this person's to do. */
export const forbidden = (code = 'notAllowed'): CodedError => new CodedError(403, code);

/** 404: absent, or not to be known by this person; the two answers are the same on purpose. */
export const notFound = (): CodedError => new CodedError(404, 'notFound');

/** 409: somebody was quicker; the caller reads again. */
export const staleVersion = (currentVersion: number): CodedError =>
  new CodedError(409, 'staleVersion', { currentVersion });

/** 422: the rules say no, with every blocker at once. */
export const blocked = (blockers: BlockerView[]): CodedError => new CodedError(422, 'blocked', { blockers });

/** 422 with a single blocker that nobody can override. */
export const blockedBy = (code: string, path?: string, params?: MessageParams): CodedError =>
  blocked([{ code, path, overridable: false, params }]);
