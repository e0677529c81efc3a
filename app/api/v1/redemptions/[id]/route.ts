import { forms, route } from '@/app/_web/route';
import { undoRedemption } from '@/usecases/vouchers/undo-redemption';
import { undoRedemptionInput } from '@/usecases/vouchers/undo-redemption.input';

export const DELETE = route({ input: undoRedemptionInput, act: undoRedemption });
export const POST = forms({ DELETE });
