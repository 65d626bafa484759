import { Injectable } from '@nestjs/common';

/**
 * What does not work as it should while a process can still serve: told beside its readiness, which it does not end. A process that
 * serves must not be taken out because another one stands still.
 */
@Injectable()
export class Degradations {
  private readonly known = new Map<string, () => boolean>();

  /** @param code what is told; `isSo` is asked at each look and must be quick */
  register(code: string, isSo: () => boolean): void {
    this.known.set(code, isSo);
  }

  get current(): string[] {
    return [...this.known].flatMap(([code, isSo]) => (isSo() ? [code] : []));
  }
}
