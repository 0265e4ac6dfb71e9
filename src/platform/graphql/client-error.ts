import { GraphQLError } from 'graphql';

/** An error whose message and extensions are meant for the client. Every other error is a fault and stays opaque. */
export class ClientError extends GraphQLError {}
