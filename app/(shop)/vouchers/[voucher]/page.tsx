import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { pageContext } from '@/app/_web/page';
import { LiveRefresh } from '@/components/ui/live/live-refresh';
import { Notice } from '@/components/ui/notice';
import { KeepAwake } from '@/components/vouchers/keep-awake';
import { QrCode } from '@/components/vouchers/qr-code';
import { Ticket } from '@/components/vouchers/ticket';
import { TurningCode } from '@/components/vouchers/turning-code';
import { accessQuery } from '@/components/words/access';
import { dayInWords } from '@/components/words/when';
import { getVoucher } from '@/usecases/vouchers/get-voucher';
import { getVoucherInput } from '@/usecases/vouchers/get-voucher.input';

export const metadata: Metadata = {
  title: 'Your voucher',
  robots: { index: false },
  referrer: 'no-referrer',
};

type Props = {
  readonly params: Promise<{ voucher: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function VoucherPage({ params, searchParams }: Props) {
  const accessToken = [(await searchParams).accessToken].flat()[0];
  const input = getVoucherInput.safeParse({ id: (await params).voucher, accessToken });
  const found = input.success ? await getVoucher(await pageContext(), input.data) : null;
  if (!found?.ok) notFound();
  const voucher = found.value;
  const token = accessQuery(accessToken);
  const isReady = voucher.status === 'issued';
  return (
    <div className="max-w-md w-full mx-auto flex flex-col gap-4">
      <h1 className="sr-only">Your voucher</h1>
      <WhitePaper>
        <Ticket ticket={voucher}>
          {isReady ? (
            <div className="bg-white text-black -mx-4 -mt-4 px-4 py-6 flex flex-col gap-4 items-center">
              <TurningCode
                still={<QrCode svg={voucher.qr} label={`Code ${voucher.code} to be scanned`} />}
                turning={<QrCode svg={voucher.turningQr} label={`Code ${voucher.code} to be scanned`} />}
              />
              <p className="voice-code text-2xl sm:text-3xl whitespace-nowrap">{voucher.code}</p>
            </div>
          ) : null}
        </Ticket>
      </WhitePaper>
      {voucher.redeemed ? (
        <Notice kind="ok" title={`Redeemed ${voucher.redeemed.local.slice(11)} at ${voucher.venue.name}`}>
          {dayInWords(voucher.redeemed.local.slice(0, 10))}. Your points follow in three days.
        </Notice>
      ) : null}
      {isReady ? <LiveRefresh everySeconds={3} /> : null}
      {isReady ? <KeepAwake /> : null}
      {isReady ? <p className="text-sm text-ink-2">Turn the brightness up before you show it.</p> : null}
      <ul className="list-disc ps-5 text-sm flex flex-col gap-1">
        {voucher.conditions.map((condition) => (
          <li key={condition}>{condition}</li>
        ))}
      </ul>
      <p className="flex flex-wrap gap-x-5 gap-y-2 no-print">
        <a href={`/api/v1/orders/${voucher.orderId}/calendar${token}`}>Add to your calendar</a>
        <a href={`/orders/${voucher.orderId}${token}`}>The order</a>
        <a href={`/venues/${voucher.venue.slug}`}>The venue</a>
      </p>
    </div>
  );
}

/** A scanner and a clerk read dark on white, whatever the phone is set to. */
function WhitePaper({ children }: { children: ReactNode }) {
  return <div className="white-paper p-3 -m-3">{children}</div>;
}
