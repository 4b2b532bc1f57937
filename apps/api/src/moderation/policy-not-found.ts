import { Problem } from '@cliptext/http';

/** @param pointer to where a request's body names the policy */
export function policyNotFound(name: string, pointer?: string): Problem {
  return new Problem(
    'policy_not_found',
    `There is no policy named ${JSON.stringify(name)} in this collection.`,
    pointer === undefined ? {} : { errors: [{ pointer, detail: 'is no policy of this collection' }] },
  );
}
