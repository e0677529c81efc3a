/** What a rule or a use case answers: the value, or the reason why not. Reasons are literals; words come later. */
export type Result<Value, Refusal extends { reason: string }> = Accepted<Value> | Refused<Refusal>;
export type Accepted<Value> = { readonly ok: true; readonly value: Value };
export type Refused<Refusal extends { reason: string }> = { readonly ok: false; readonly refusal: Refusal };

export function accept<Value>(value: Value): Accepted<Value> {
  return { ok: true, value };
}

export function refuse<const Refusal extends { reason: string }>(refusal: Refusal): Refused<Refusal> {
  return { ok: false, refusal };
}
