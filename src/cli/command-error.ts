/** The command cannot do it; the message is for the person at the terminal. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  /** @param exitCode 1: refused by a rule; 2: could not run */
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 2,
  ) {
    super(message);
  }
}
