/** The TypeScript declarations of an OpenAPI document. */
export function apiTypes(document: object): Promise<string>;
