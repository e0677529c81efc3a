export function SkipLink() {
  return (
    <a
      href="#content"
      className="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:bg-card focus:px-4 focus:py-3"
    >
      Skip to the content
    </a>
  );
}
