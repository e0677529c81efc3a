import type { z } from 'zod';
import type { FieldError } from '@/domain/kernel/refusal';
import { accept, refuse } from '@/domain/kernel/result';
import type { Answer } from '@/usecases/context';

const errorsMax = 50;

export function parse<Input extends z.ZodType>(input: Input, raw: unknown): Answer<z.output<Input>> {
  const parsed = input.safeParse(raw);
  if (parsed.success) return accept(parsed.data);
  return refuse({
    reason: 'malformed',
    errors: parsed.error.issues.flatMap((issue) => errorsOf(issue)).slice(0, errorsMax),
  });
}

type Issue = z.core.$ZodIssue;

function errorsOf(issue: Issue, above: readonly PropertyKey[] = []): FieldError[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: named([...path, key]),
      code: 'unknown-field',
      message: 'This field is not known here.',
    }));
  if (issue.code === 'invalid_union') {
    // The option that came furthest says best what is wrong.
    const [nearest] = issue.errors.toSorted((a, b) => a.length - b.length);
    if (nearest && nearest.length > 0 && nearest.every(({ path: inner }) => inner.length > 0))
      return nearest.flatMap((inner) => errorsOf(inner, path));
  }
  return [{ path: named(path), code: issue.code.replaceAll('_', '-'), message: issue.message }];
}

function named(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}
