export type ChannelKind = 'email' | 'wecom' | 'dingtalk' | 'feishu' | 'webhook';

/** What is sent: one thing, or several merged into a digest. `id` is the same at every try, so that a receiver can recognise a repeat. */
export interface OutgoingMessage {
  id: string;
  locale: 'zh-CN' | 'en';
  at: Date;
  title: string;
  lines: readonly OutgoingLine[];
}

export interface OutgoingLine {
  text: string;
  eventKey: string;
  type: string;
  caseNumber: string | null;
  at: Date;
  link: string | null;
  /** Masked name and role, for groups. */
  to: string | null;
}

/** Where to; decrypted just before sending, never logged. */
export interface ChannelTarget {
  /** E-mail address or URL. */
  address: string;
  secret: string | null;
}

/**
 * `transient`: may succeed later. `permanent`: trying again cannot help. `unknown`: the receiver may have it, and would not know
 * it for the same a second time.
 */
export type SendResult =
  | { result: 'accepted'; reference: string | null }
  | { result: 'transient'; code: string; retryAfterMs?: number }
  | { result: 'permanent'; code: string }
  | { result: 'unknown'; code: string };

export interface ChannelAdapter {
  readonly kind: ChannelKind;
  /** Messages a minute and a second that the receiver takes; over it, what waits is merged into one digest. Null: no limit. */
  readonly limit: { perMinute: number; perSecond: number } | null;
  /** @throws CodedError when the address or the secret is none */
  check(target: ChannelTarget): void;
  /** Never throws for a fault of the receiver or the network: that is a result. */
  send(target: ChannelTarget, message: OutgoingMessage): Promise<SendResult>;
}
