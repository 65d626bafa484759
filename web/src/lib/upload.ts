import { language } from './i18n';
import { type ProblemError, toProblemError } from './problem';
import { askToSignInAgain } from './session-gate';

export interface Upload {
  /** Path below the origin, `/api/v1/cases/…/documents`. */
  url: string;
  file: File;
  fields?: Readonly<Record<string, string>>;
  /** Between 0 and 1, of what was sent; 1 means that the server is reading it. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/**
 * Sends one file, telling how far it got, which `fetch` cannot. A repeat is harmless: the server knows a file by its contents.
 * @returns the body of the answer
 * @throws ProblemError as the generated functions do
 */
export async function upload<Answer>(what: Upload): Promise<Answer> {
  const first = await send(what);
  const ended = first instanceof Error && first.status === 401 && first.code === 'notSignedIn';
  const result = ended && (await askToSignInAgain()) === 'signedIn' ? await send(what) : first;
  if (result instanceof Error) throw result;
  return result.body as Answer;
}

function send({ url, file, fields = {}, onProgress, signal }: Upload): Promise<{ body: unknown } | ProblemError> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file);
  const request = new XMLHttpRequest();
  request.open('POST', url);
  request.setRequestHeader('accept-language', language());
  request.responseType = 'text';
  request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
  signal?.addEventListener('abort', () => request.abort());
  return new Promise((resolve) => {
    request.onload = () => {
      const body = parse(request.responseText);
      const answer = new Response(null, { status: request.status === 0 ? 500 : request.status });
      resolve(request.status >= 200 && request.status < 300 ? { body } : toProblemError(body, answer));
    };
    request.onerror = () => resolve(toProblemError(null, undefined));
    request.onabort = () => resolve(toProblemError(null, undefined));
    request.send(form);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
