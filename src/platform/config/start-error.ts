/** The program cannot start; the message is for the person who started it and says what to do. A stack would not help. */
export class StartError extends Error {
  override readonly name: string = 'StartError';
}
