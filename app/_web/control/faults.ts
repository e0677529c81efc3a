import { faults as ofPayments } from '@/providers/payments/faults';

/** The faults that may be asked for by name. */
export const faults = ofPayments;
