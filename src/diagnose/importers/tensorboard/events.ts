import { WireType } from '@bufbuild/protobuf/wire';
import { tensorScalar } from './tensor.js';
import { readFields } from './wire.js';

/** A scalar of an event file. */
export interface Scalar {
  readonly tag: string;
  readonly step: number;
  readonly value: number;
}

/** Field numbers of util/event.proto and framework/summary.proto of TensorFlow. */
const EVENT_STEP = 2;
const EVENT_SUMMARY = 5;
const SUMMARY_VALUE = 1;
const VALUE_TAG = 1;
const VALUE_SIMPLE = 2;
const VALUE_TENSOR = 8;

/**
 * The scalars of one event; pictures, histograms, texts and graphs are passed over.
 * @throws Error (of the protobuf library) for bytes that are no event
 */
export function scalarsOf(record: Uint8Array): readonly Scalar[] {
  let step = 0;
  const summaries: Uint8Array[] = [];
  readFields(record, {
    [EVENT_STEP]: [
      WireType.Varint,
      (reader) => {
        step = Number(reader.int64());
      },
    ],
    [EVENT_SUMMARY]: [WireType.LengthDelimited, (reader) => void summaries.push(reader.bytes())],
  });
  const scalars: Scalar[] = [];
  for (const summary of summaries)
    readFields(summary, {
      [SUMMARY_VALUE]: [
        WireType.LengthDelimited,
        (reader) => {
          const { tag, value } = readValue(reader.bytes());
          if (value !== null) scalars.push({ tag, step, value });
        },
      ],
    });
  return scalars;
}

function readValue(bytes: Uint8Array): { tag: string; value: number | null } {
  let tag = '';
  let value: number | null = null;
  readFields(bytes, {
    [VALUE_TAG]: [
      WireType.LengthDelimited,
      (reader) => {
        tag = reader.string();
      },
    ],
    [VALUE_SIMPLE]: [
      WireType.Bit32,
      (reader) => {
        value = reader.float();
      },
    ],
    [VALUE_TENSOR]: [
      WireType.LengthDelimited,
      (reader) => {
        value = tensorScalar(reader.bytes());
      },
    ],
  });
  return { tag, value };
}
