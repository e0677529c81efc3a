import { renderSVG } from 'uqr';
import { CopyButton } from '../ui/live/copy-button';
import { QrCode } from '../vouchers/qr-code';

type Props = {
  readonly title: string;
  readonly link: string;
  /** What a letter with the link says. */
  readonly text: string;
  /** What the square is, for who does not see it. */
  readonly square: string;
};

/** A link that brings people: to copy, to send, or to be scanned from this screen or a poster. */
export function ShareLink({ title, link, text, square }: Props) {
  const mail = `mailto:?subject=${encodeURIComponent(text)}&body=${encodeURIComponent(`${text}\n${link}`)}`;
  return (
    <section aria-labelledby="share" className="flex flex-col gap-4 items-start">
      <h2 id="share" className="voice-time text-xl">
        {title}
      </h2>
      <p className="break-all border border-rule bg-card p-3 w-full number text-sm">{link}</p>
      <p className="flex flex-wrap items-center gap-4">
        <CopyButton text={link} label="Copy the link" />
        <a href={mail}>Send it by mail</a>
      </p>
      <div className="bg-white p-2 border border-ink w-48">
        <QrCode svg={renderSVG(link, { border: 1 })} label={square} />
      </div>
    </section>
  );
}
