import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Problem } from '@cliptext/http';
import type { FastifyRequest } from 'fastify';
import { addressProblem, isAddress } from '../images/picture-address.pipe.js';
import { sentAsFile } from '../images/sent-as-file.js';

/** As much as a JSON body of pictures may have, less the third by which base64 is longer. */
const MOST_BYTES = 36_000_000;
const REQUEST_BYTES = 1_000_000;

/**
 * Makes a form the JSON body that it stands for: the part `request` is the JSON, and the parts `file` are the
 * pictures of its field `image` or `images`. Whatever is no form passes untouched.
 */
export class FormInterceptor implements NestInterceptor {
  constructor(
    private readonly field: 'image' | 'images',
    private readonly maxFiles: number,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<ReturnType<CallHandler['handle']>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.isMultipart()) request.body = await this.read(request);
    return next.handle();
  }

  private async read(request: FastifyRequest): Promise<object> {
    const images: { base64: string }[] = [];
    let body: object = {};
    let bytes = 0;
    try {
      const limits = { fileSize: MOST_BYTES, files: this.maxFiles, fields: 1, fieldSize: REQUEST_BYTES };
      for await (const part of request.parts({ limits })) {
        if (part.type === 'file') {
          if (part.fieldname === 'request') throw sentAsFile(part.fieldname);
          if (part.fieldname !== 'file') throw unknownPart(part.fieldname);
          const file = await part.toBuffer();
          bytes += file.length;
          if (part.file.truncated || bytes > MOST_BYTES) {
            throw new Problem(
              'too_large',
              `The pictures of a form have at most ${MOST_BYTES} bytes together.`,
            );
          }
          images.push({ base64: file.toString('base64') });
        } else {
          if (part.fieldname === 'file' && isAddress(part.value)) throw addressProblem('/file');
          if (part.fieldname !== 'request') throw unknownPart(part.fieldname);
          if (part.valueTruncated) {
            throw new Problem('too_large', `The part "request" is larger than ${REQUEST_BYTES} bytes.`);
          }
          body = parseRequest(part.value);
        }
      }
    } catch (error) {
      throw this.toProblem(error);
    }
    const pictures = this.field === 'image' ? images[0] : images;
    return images.length > 0 ? { ...body, [this.field]: pictures } : body;
  }

  private toProblem(error: unknown): unknown {
    if (error instanceof Problem) return error;
    const { code, statusCode } = error as { code?: string; statusCode?: number };
    if (code === 'FST_FILES_LIMIT') {
      return new Problem('too_many_files', `This route takes ${this.maxFiles} pictures at most.`);
    }
    if (code === 'FST_FIELDS_LIMIT') {
      return new Problem('bad_multipart', 'The form has more fields than the one that is read, "request".');
    }
    if (code === 'FST_INVALID_MULTIPART_CONTENT_TYPE' || statusCode === 413) return error;
    return new Problem('bad_multipart', 'The multipart body is malformed or was cut off.', { cause: error });
  }
}

function unknownPart(name: string): Problem {
  return new Problem(
    'bad_multipart',
    `The part "${name}" is unknown: name pictures "file", and the JSON "request".`,
  );
}

function parseRequest(value: unknown): object {
  try {
    const body: unknown = typeof value === 'string' ? JSON.parse(value) : value;
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  } catch (cause) {
    throw new Problem('bad_request', 'The part "request" is not valid JSON.', { cause });
  }
  throw new Problem('bad_request', 'The part "request" is not a JSON object.');
}
