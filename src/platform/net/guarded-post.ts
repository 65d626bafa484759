import { lookup } from 'node:dns/promises';
import http, { type ClientRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { guardedLookup, PrivateAddressError, type Resolve } from './guarded-lookup.js';
import { networkFault, networkFaultOf, type NetworkFault } from './network-fault.js';
import { readOutboundUrl } from './outbound-url.js';

/**
 * An answer of whatever status, redirects too (they are not followed); or a fault on the way. Neither holds the address.
 * `maybeTaken`: the fault came when everything had been sent, so the receiver may have acted on it.
 */
export type PostResult =
  | { readonly answered: true; readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string }
  | { readonly answered: false; readonly fault: NetworkFault; readonly maybeTaken: boolean };

export interface GuardedPostOptions {
  /** The own network may be called, and by plain http. */
  readonly allowPrivate: boolean;
  /** For everything from the name's lookup to the answer's last byte. */
  readonly timeoutMs?: number;
  /** Of the answer; what comes after is not read. */
  readonly maxReplyBytes?: number;
  readonly resolve?: Resolve;
}

const TIMEOUT_MS = 10_000;
const MAX_REPLY_BYTES = 64 * 1024;
/** Before the next address of a name is tried: Node's own quarter of a second gives up on far but healthy hosts. */
const NEXT_ADDRESS_AFTER_MS = 2_500;

/** Sends JSON to an address that people chose, without letting them reach this server's own network. */
export class GuardedPost {
  private readonly options: Required<GuardedPostOptions>;

  constructor(options: GuardedPostOptions) {
    this.options = { timeoutMs: TIMEOUT_MS, maxReplyBytes: MAX_REPLY_BYTES, resolve: (name) => lookup(name, { all: true }), ...options };
  }

  /** Whether the own network may be called. */
  get allowPrivate(): boolean {
    return this.options.allowPrivate;
  }

  /**
   * @param address http(s) URL; checked again here, since it may have been stored under looser rules
   * @param body JSON as text, sent byte for byte
   */
  async post(address: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<PostResult> {
    const { url, fault } = readOutboundUrl(address, this.options);
    if (fault !== null) return failed(networkFault(fault === 'privateAddress' ? 'privateAddress' : 'badAddress'));
    return new Promise((resolve) => {
      const request = this.open(url, Buffer.byteLength(body), headers);
      let [isConnected, isSent] = [false, false];
      const fail = (fault: NetworkFault): void => finish(failed(fault, isConnected && isSent));
      const finish = (result: PostResult): void => {
        clearTimeout(timer);
        resolve(result);
        request.destroy();
      };
      const timer = setTimeout(() => fail(networkFault('timeout')), this.options.timeoutMs);
      // What is handed to a socket is not yet on its way: a handshake may still fail.
      request.on('socket', (socket) => socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => (isConnected = true)));
      request.on('finish', () => (isSent = true));
      request.on('error', (error) => fail(faultOf(error)));
      request.on('response', (response) => this.read(response, finish));
      request.on('close', () => fail(networkFault('connectionLost')));
      request.end(body);
    });
  }

  private open(url: URL, length: number, headers: Readonly<Record<string, string>>): ClientRequest {
    const { resolve, allowPrivate } = this.options;
    const options: https.RequestOptions & { autoSelectFamilyAttemptTimeout: number } = {
      method: 'POST',
      headers: {
        'user-agent': 'Triquick',
        accept: 'application/json',
        'content-type': 'application/json; charset=utf-8',
        'content-length': length,
        ...headers,
      },
      // A connection of its own: a pooled one was looked up for somebody else's request.
      agent: false,
      lookup: guardedLookup(resolve, allowPrivate),
      autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_AFTER_MS,
    };
    return url.protocol === 'https:' ? https.request(url, options) : http.request(url, options);
  }

  private read(response: IncomingMessage, finish: (result: PostResult) => void): void {
    const chunks: Buffer[] = [];
    let left = this.options.maxReplyBytes;
    const answer = (): void => {
      const body = Buffer.concat(chunks).toString('utf8');
      finish({ answered: true, status: response.statusCode ?? 0, headers: response.headers, body });
    };
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk.subarray(0, left));
      left -= chunk.length;
      if (left <= 0) answer();
    });
    response.on('end', answer);
    response.on('error', (error) => finish(failed(faultOf(error), true)));
  }
}

function faultOf(error: unknown): NetworkFault {
  return error instanceof PrivateAddressError ? networkFault('privateAddress') : networkFaultOf(error);
}

function failed(fault: NetworkFault, maybeTaken = false): PostResult {
  return { answered: false, fault, maybeTaken };
}
