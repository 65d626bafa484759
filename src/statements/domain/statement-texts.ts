import type { PaymentKind } from '../../cases/domain/vocabulary.js';

export type Locale = 'zh-CN' | 'en';

/** The words of a statement in the reader's language. */
export interface StatementTexts {
  readonly locale: Locale;
  /** The text under `statement.<code>`. */
  readonly say: (code: string, params?: Readonly<Record<string, string | number>>) => string;
}

export const kindName = ({ say }: StatementTexts, kind: PaymentKind): string => say(`kind.${kind}`);
