import { ClientError } from '../client-error.js';

const ANSWERABLE = /application\/(?:json|graphql-response\+json|\*)|\*\/\*/i;

/**
 * Refuses with status 406 a client that reads none of our media types. The GraphQL server finds out only when it writes
 * the answer, and by then a mutation is done.
 */
export function refuseUnreadableAnswers(accept: string | undefined): void {
  if (accept === undefined || accept.trim() === '' || ANSWERABLE.test(accept)) return;
  throw new ClientError('Answers come as application/json or application/graphql-response+json; the accept header allows neither.', {
    extensions: { code: 'BAD_REQUEST', http: { status: 406 } },
  });
}
