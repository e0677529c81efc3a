import { renderSVG } from 'uqr';
import { CopyButton } from '../ui/live/copy-button';
import { QrCode } from '../vouchers/qr-code';

/** The link that brings the others: to copy, to send, or to be scanned from this screen or a poster. */
export function ShareLink({ link, text }: { link: string; text: string }) {
  const mail = `mailto:?subject=${encodeURIComponent(text)}&body=${encodeURIComponent(`${text}\n${link}`)}`;
  return (
    <section aria-labelledby="share" className="flex flex-col gap-4 items-start">
      <h2 id="share" className="voice-time text-xl">
        Bring the others
      </h2>
      <p className="break-all border border-rule bg-card p-3 w-full number text-sm">{link}</p>
      <p className="flex flex-wrap items-center gap-4">
        <CopyButton text={link} label="Copy the link" />
        <a href={mail}>Send it by mail</a>
      </p>
      <div className="bg-white p-2 border border-ink w-48">
        <QrCode svg={renderSVG(link, { border: 1 })} label="The link of this group, to be scanned" />
      </div>
    </section>
  );
}
