import { client } from '@/api/client.gen';
import { language } from './i18n';
import { toProblemError } from './problem';
import { randomId } from './random-id';
import { learnServerTime } from './server-clock';
import { askToSignInAgain } from './session-gate';

const SAFE = new Set(['GET', 'HEAD']);

/** Sends again, once, what met the end of the session, when the person has signed in again. */
async function fetchInSession(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await fetch(request);
  learnServerTime(response.headers.get('date'));
  if (response.status !== 401 || isAboutSession(request) || !(await saysEnded(response))) return response;
  return (await askToSignInAgain()) === 'signedIn' ? fetch(again) : response;
}

const isAboutSession = ({ url }: Request): boolean => new URL(url).pathname === '/api/v1/session';

/** A locked sign-in is a 401 too, and no reason to sign in again. */
async function saysEnded(response: Response): Promise<boolean> {
  const body = (await response.clone().json().catch(() => null)) as { code?: unknown } | null;
  return body?.code === 'notSignedIn';
}

/** Makes the generated client speak as this page does: in its language, once for each write, with coded errors. */
export function startApiClient(): void {
  client.setConfig({ baseUrl: '', credentials: 'same-origin', cache: 'no-store', fetch: ((request: Request) => fetchInSession(request)) as typeof fetch });
  client.interceptors.request.use((request) => {
    request.headers.set('accept-language', language());
    if (!SAFE.has(request.method) && !request.headers.has('idempotency-key')) request.headers.set('idempotency-key', randomId());
    return request;
  });
  client.interceptors.error.use((error, response) => toProblemError(error, response));
}
