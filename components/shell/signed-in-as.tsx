/** Who works here, and the way out. */
export function SignedInAs({ name }: { name: string }) {
  return (
    <form method="post" action="/api/auth/sign-out" className="flex flex-wrap items-center gap-x-3">
      <span>{name}</span>
      <button type="submit" className="underline underline-offset-4 min-h-6 easy-to-touch">
        Sign out
      </button>
    </form>
  );
}
