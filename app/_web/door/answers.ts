import { z } from 'zod';
import described from '@/app/api/v1/openapi.json/answers.json';
import { must } from '@/domain/kernel/must';
import { findAddress } from './arrival/allowed';

type Described = { readonly name: string; readonly answer: object };
const routes: Readonly<Record<string, Described>> = described.routes;
const shapes = new Map<string, z.ZodType>();

/**
 * An answer is what its document says, no more and no less. Asked with test control on: whoever tests by HTTP tries the document.
 * @throws when it is not; what was done is done.
 */
export function mustFitDocument({ method, url }: Request, body: string): void {
  const address = findAddress(new URL(url).pathname)?.address.slice('/api/v1'.length);
  const route = routes[`${method} ${address}`];
  if (!route || body === '') return;
  const fit = shapeOf(route).safeParse(JSON.parse(body));
  must(fit.success, `${method} ${address} answers what its document says: ${fit.error?.message}`);
}

function shapeOf({ name, answer }: Described): z.ZodType {
  const known = shapes.get(name);
  if (known) return known;
  const inside = JSON.stringify({ ...answer, $defs: described.schemas });
  const shape = z.fromJSONSchema(JSON.parse(inside.replaceAll('#/components/schemas/', '#/$defs/')));
  shapes.set(name, shape);
  return shape;
}
