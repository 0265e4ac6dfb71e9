import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import { GlobalId } from '../graphql/global-id.js';
import { connectionType } from '../graphql/connection.js';
import { enumType } from '../graphql/enum.js';
import { MutationInput } from '../graphql/mutation-input.js';
import { Node } from '../graphql/node.js';
import { resultUnion } from '../graphql/refused.js';
import { DateTimeScalar } from '../graphql/scalars.js';
import type { Import, ImportId, ImportRefusal, ImportStatus } from './import.js';
import type { ImportFormat } from './reading/row.js';

export const ImportStatusEnum = enumType<ImportStatus>('ImportStatus', 'How far an import is.', {
  RECEIVING: 'The file is arriving.',
  WAITING: 'The file is here and waits for its turn.',
  RUNNING: 'Rows are being worked off.',
  DONE: 'All rows were taken or refused.',
  STOPPED: 'Somebody stopped it; the rows before stay.',
  FAILED: 'It ended before its end, see `failure`; the rows before stay.',
});

export const ImportFormatEnum = enumType<ImportFormat>('ImportFormat', 'How a file is written; either may be compressed with gzip.', {
  CSV: 'Rows under a header, with comma, semicolon or tabulator.',
  JSON_LINES: 'One JSON object a line.',
});

@ObjectType('ImportFailure', { description: 'Why a file was not worked off to its end.' })
export class ImportFailureType {
  @Field(() => String, { description: 'The reason, for programs.' })
  readonly code!: string;

  @Field(() => String, { description: 'The reason in one sentence, for people.' })
  readonly message!: string;

  @Field(() => Int, { nullable: true, description: 'The row where it ended; empty where it is not the matter of a row.' })
  readonly row!: number | null;
}

@ObjectType('ImportRemark', { description: 'Something to know about rows that were taken.' })
export class ImportRemarkType {
  @Field(() => String, { description: 'What, for programs.' })
  readonly code!: string;

  @Field(() => String, { description: 'The same in one sentence, for people.' })
  readonly message!: string;

  @Field(() => Int, { description: 'Of how many rows.' })
  readonly rows!: number;
}

@ObjectType('Import', { implements: () => [Node], description: 'An uploaded file and what became of its rows; in a dry run, what would have.' })
export class ImportType {
  @GlobalId('Import')
  readonly id!: ImportId;

  @Field(() => String, { description: 'What is imported, such as JOBSEEKERS, VACANCIES or TRAININGS.' })
  readonly kind!: string;

  @Field(() => String, { description: 'Where the file comes from; with a row\'s external id it names one record.' })
  readonly source!: string;

  @Field(() => ImportFormatEnum, { description: 'How the file is written.' })
  readonly format!: ImportFormat;

  @Field(() => Boolean, { description: 'True did everything and took every row back.' })
  readonly dryRun!: boolean;

  @Field(() => ImportStatusEnum, { description: 'How far it is.' })
  readonly status!: ImportStatus;

  @Field(() => Float, { description: 'Bytes of the upload.' })
  readonly bytes!: number;

  @Field(() => Float, { description: 'How many of the bytes have been read.' })
  readonly bytesRead!: number;

  @Field(() => Int, { description: 'The last row that was worked off, as the file counts them.' })
  readonly lastRow!: number;

  @Field(() => Int, { description: 'Rows that made a new record.' })
  readonly created!: number;

  @Field(() => Int, { description: 'Rows that changed a record.' })
  readonly updated!: number;

  @Field(() => Int, { description: 'Rows whose record was the same already.' })
  readonly unchanged!: number;

  @Field(() => Int, { description: 'Rows that were not taken; see `importRefusals`.' })
  readonly refused!: number;

  @Field(() => DateTimeScalar, { description: 'When the upload began.' })
  readonly createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended; empty before.' })
  readonly finishedAt!: Date | null;
}

export const ImportConnection = connectionType<Import>('Import', ImportType);

@ObjectType('ImportRefusal', { description: 'A row that was not taken.' })
export class ImportRefusalType {
  @Field(() => Int, { description: 'The row, as a spreadsheet counts those of CSV (the header is 1) and an editor the lines of JSON.' })
  readonly rowNumber!: number;

  @Field(() => String, { description: 'The reason, for programs.' })
  readonly code!: string;

  @Field(() => String, { nullable: true, description: 'The column or key; empty where the whole row is meant.' })
  readonly field!: string | null;

  @Field(() => String, { description: 'The reason in one sentence, for people.' })
  readonly message!: string;
}

export const ImportRefusalConnection = connectionType<ImportRefusal>('ImportRefusal', ImportRefusalType);

@ObjectType('ImportColumn', { description: 'A column that a file of a kind may have.' })
export class ImportColumnType {
  @Field(() => String, { description: 'Its name in the header.' })
  readonly name!: string;

  @Field(() => String, { description: 'What to write there.' })
  readonly says!: string;

  @Field(() => Boolean, { description: 'Whether every file must have it.' })
  readonly needed!: boolean;
}

@ObjectType('ImportKind', { description: 'Something that can be imported.' })
export class ImportKindType {
  @Field(() => String, { description: 'Its name, as uploads say it.' })
  readonly name!: string;

  @Field(() => [ImportColumnType], { description: 'The columns of CSV.' })
  readonly columns!: readonly ImportColumnType[];
}

export const StopImportResult = resultUnion('StopImportResult', ImportType);

@InputType('StopImportInput', { description: 'An import to stop.' })
export class StopImportInput extends MutationInput {
  @Field(() => ID, { description: 'The import.' })
  readonly id!: string;
}
