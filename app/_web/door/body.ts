import { accept, refuse } from '@/domain/kernel/result';
import type { Answer } from '@/usecases/context';
import { nest } from './fields';

export type Body = {
  readonly fields: Readonly<Record<string, unknown>>;
  /** An HTML form without scripts: everything is text, and the answer is a redirect. */
  readonly isForm: boolean;
};

/** The body as fields: within its size, of a type we read, and whole. */
export async function readBody(request: Request, limitBytes: number): Promise<Answer<Body>> {
  const bytes = await readBytes(request, limitBytes);
  if (!bytes.ok) return bytes;
  const type = mediaType(request);
  if (type === null && bytes.value.byteLength === 0) return accept({ fields: {}, isForm: false });
  if (request.headers.has('content-encoding')) return refuse({ reason: 'unsupported-media-type' });
  if (type === 'application/json') return readJson(bytes.value);
  if (type === 'application/x-www-form-urlencoded')
    return accept({ fields: nest(new URLSearchParams(new TextDecoder().decode(bytes.value))), isForm: true });
  if (type === 'multipart/form-data') return readMultipart(request, bytes.value);
  return refuse({ reason: 'unsupported-media-type' });
}

/** The body as it came, for who must check a signature over it. */
export async function readText(request: Request, limitBytes: number): Promise<Answer<string>> {
  const bytes = await readBytes(request, limitBytes);
  return bytes.ok ? accept(new TextDecoder().decode(bytes.value)) : bytes;
}

export function isFormPost(request: Request): boolean {
  const type = mediaType(request);
  return type === 'application/x-www-form-urlencoded' || type === 'multipart/form-data';
}

function mediaType(request: Request): string | null {
  return request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() || null;
}

/** Next cuts long bodies and calls us all the same, so what is announced and what arrives are both measured. */
async function readBytes(request: Request, limitBytes: number): Promise<Answer<Uint8Array<ArrayBuffer>>> {
  const announced = Number(request.headers.get('content-length') ?? '0');
  const tooLarge = refuse({ reason: 'too-large', limitBytes });
  if (announced > limitBytes) return tooLarge;
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) break;
    length += chunk.value.byteLength;
    if (length > limitBytes) {
      await reader?.cancel();
      return tooLarge;
    }
    chunks.push(chunk.value);
  }
  if (announced > length)
    return refuse({
      reason: 'malformed',
      errors: [{ path: '', code: 'cut-off', message: 'The body is shorter than it says.' }],
    });
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return accept(whole);
}

function readJson(bytes: Uint8Array): Answer<Body> {
  const not = (message: string) =>
    refuse({ reason: 'malformed', errors: [{ path: '', code: 'invalid-json', message }] });
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return not('The body is one JSON object.');
    return accept({ fields: value as Body['fields'], isForm: false });
  } catch {
    return not('The body is not JSON in UTF-8.');
  }
}

async function readMultipart(request: Request, bytes: Uint8Array<ArrayBuffer>): Promise<Answer<Body>> {
  try {
    const headers = { 'content-type': request.headers.get('content-type') ?? '' };
    const form = await new Response(bytes, { headers }).formData();
    const pairs = await Promise.all(
      [...form.entries()].map(
        async ([name, value]): Promise<[string, string]> => [name, await textOf(value)],
      ),
    );
    return accept({ fields: nest(pairs), isForm: true });
  } catch {
    return refuse({
      reason: 'malformed',
      errors: [{ path: '', code: 'invalid-form', message: 'The body is not a form.' }],
    });
  }
}

/** A file as programs send it: its bytes in base64. What it is called and says it is does not count; none chosen is empty. */
async function textOf(value: string | File): Promise<string> {
  return typeof value === 'string' ? value : Buffer.from(await value.arrayBuffer()).toString('base64');
}
