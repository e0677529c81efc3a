export const groupStatuses = ['open', 'tipped', 'failed'] as const;
export type GroupStatus = (typeof groupStatuses)[number];
export type GroupFailure = 'deadline' | 'unreachable' | 'stopped';
