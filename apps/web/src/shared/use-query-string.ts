/**
 * The query of the address as it stands there. Wouter's own hook decodes it, and whoever reads its parameters would
 * decode them a second time: `100%25` would end as something else than `100%`.
 */
export { useSearch as useQueryString } from 'wouter/use-browser-location';
