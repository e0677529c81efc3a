import type { Turn } from '@/domain/vouchers/code';
import type { Context } from '../../context';

const purpose = 'voucher-turn';
const sealLength = 24;

/** Our seal on one square of a voucher: made and checked here alone. */
export function sealTurn({ secrets }: Pick<Context, 'secrets'>, voucherId: string, turn: number): Turn {
  return { turn, seal: secrets.hash(purpose, `${voucherId}.${turn}`).slice(0, sealLength) };
}
