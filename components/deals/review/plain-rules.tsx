/** Every rule of a deal as one sentence, from the object that page, checkout and till use. */
export function PlainRules({ rules }: { rules: readonly string[] }) {
  return (
    <ul className="flex flex-col gap-1 list-disc ps-5">
      {rules.map((rule) => (
        <li key={rule}>{rule}</li>
      ))}
    </ul>
  );
}
