export const auditStrings = {
  intro: 'What was changed by whom, the latest first.',
  none: 'Nothing has been changed yet.',
  table: 'Changes',
  at: 'Time',
  key: 'Key',
  action: 'Action',
  target: 'Of what',
  request: 'Request',
  withoutKey: 'without a key',
};
