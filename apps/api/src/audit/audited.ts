import { SetMetadata } from '@nestjs/common';

export const AUDITED_ACTION = 'cliptext:audited';

/** Has each call that succeeds written to the audit log, under this name. */
export const Audited = (action: string) => SetMetadata(AUDITED_ACTION, action);
