import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';

import type { JobseekerId } from '../../kernel/ids.js';
import { connectionType, PageArgs } from '../../platform/graphql/connection.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { Message, MessageId, MessageKind, MessageStatus } from './message.js';

export const MessageKindEnum = enumType<MessageKind>('MessageKind', 'What a text is for.', {
  OFFER: 'That there is work, and whether the person wants to hear more.',
  OFFER_REMINDER: 'The same once more.',
  OFFER_EXPIRED: 'That the time for an answer has passed.',
  OFFER_FILLED: 'That the post is taken; it is nobody\'s failure.',
  OFFER_WITHDRAWN: 'That the post is not open any more.',
  CHECK_IN: 'How it goes: fine, not fine, or call me.',
});

export const MessageStatusEnum = enumType<MessageStatus>('MessageStatus', 'How far a text came.', {
  QUEUED: 'It waits.',
  RECORDED: 'It went out.',
  UNDELIVERABLE: 'It could not be sent: a person calls instead.',
  CANCELLED: 'It was not needed any more.',
});

@ObjectType('Message', { description: 'One text to a person: what it is for and how far it came, never its words.' })
export class MessageType {
  @GlobalId('Message')
  readonly id!: MessageId;

  @GlobalId('Jobseeker', { description: 'To whom.' })
  readonly jobseekerId!: JobseekerId;

  @Field(() => MessageKindEnum, { description: 'What it is for.' })
  readonly kind!: MessageKind;

  @Field(() => MessageStatusEnum, { description: 'How far it came.' })
  readonly status!: MessageStatus;

  @Field(() => DateTimeScalar, { description: 'When it was queued.' })
  readonly queuedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it reached the phone, as far as is known.' })
  readonly deliveredAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'After which it is not sent any more.' })
  readonly notAfter!: Date | null;
}

export const MessageConnection = connectionType<Message>('Message', MessageType);

@ArgsType()
export class MessagesArgs extends PageArgs {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;
}
