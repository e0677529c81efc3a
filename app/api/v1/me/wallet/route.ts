import { route } from '@/app/_web/route';
import { getWallet } from '@/usecases/members/get-wallet';
import { getWalletInput } from '@/usecases/members/get-wallet.input';

export const GET = route({ input: getWalletInput, act: getWallet });
