import type { Formats } from './format.ts'

/**
 * The language of the catalogues. A message is plain text with places in braces: `{name}` is text, `{ms:duration}` goes
 * through the method of that name in `Formats`. Where a number decides the form of the sentence, the message is an object
 * with a text for each plural category of the language, and `{count}` decides.
 */
export interface Messages {
  readonly [key: string]: string | Messages
}

/** `zero`, `one`, `two`, `few`, `many`, `other`: which of them a language has, Unicode says. */
export type Category = Intl.LDMLPluralRule

/** How a value may be written, and of which type it is then. */
export type Kinds = {
  readonly [K in keyof Formats as Formats[K] extends (value: never) => string ? K : never]: Formats[K] extends (
    value: infer V,
  ) => string
    ? V
    : never
}

type PlacesOf<S> = S extends `${string}{${infer Place}}${infer Rest}` ? Place | PlacesOf<Rest> : never
type NameOf<P extends string> = P extends `${infer Name}:${string}` ? Name : P
type ValueOf<P extends string> = P extends `${string}:${infer K}` ? (K extends keyof Kinds ? Kinds[K] : never) : string

/** What has to be handed to a message. */
export type Arguments<S> = { readonly [P in PlacesOf<S> as NameOf<P>]: ValueOf<P> }

interface Forms {
  readonly other: string
}
/** A group of messages may well have one called `other`, but never categories alone. */
type IsForms<T> = T extends Forms ? ([Exclude<keyof T, Category>] extends [never] ? true : false) : false

type Sentence<S> = [PlacesOf<S>] extends [never] ? string : (values: Arguments<S>) => string
type Counted<T> = T extends Forms ? (values: Arguments<T['other']> & { readonly count: number }) => string : never

/** A catalogue as the program uses it: a string, or a function where there are places to fill. */
export type Spoken<T> = T extends string
  ? Sentence<T>
  : IsForms<T> extends true
    ? Counted<T>
    : { readonly [K in keyof T]: Spoken<T[K]> }

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false

/** A text may not ask for what is not handed in; one that leaves something out has to be a form of a count. */
type Text<English, T> =
  Same<Arguments<English>, Arguments<T>> extends true ? string : { 'its places are': PlacesOf<English> }
type Form<English, T> = Arguments<English> extends Arguments<T> ? string : { 'its places are': PlacesOf<English> }

/** What a translation of `English` must look like: every key and no other, the same places, all forms of the language. */
export type Translated<English, T, C extends Category> = English extends string
  ? Text<English, T>
  : IsForms<English> extends true
    ? {
        readonly [K in C | keyof T]: K extends C
          ? K extends keyof T
            ? Form<English[keyof English], T[K]>
            : string
          : never
      }
    : {
        readonly [K in keyof English | keyof T]: K extends keyof English
          ? K extends keyof T
            ? Translated<English[K], T[K], C>
            : unknown
          : never
      }

/** Holds a part of another language to its English: `translation<typeof english, 'one' | 'other'>()({ … })`. */
export function translation<English, C extends Category>() {
  return <const T extends Messages>(messages: T & Translated<English, T, C>): T => messages
}
