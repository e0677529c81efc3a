export function Wordmark({ href = '/' }: { href?: string }) {
  return (
    <a
      href={href}
      className="voice-code text-xl no-underline whitespace-nowrap inline-block leading-11"
      aria-label="Offpeak, to the start page"
    >
      off<span className="highlight">peak</span>
    </a>
  );
}
