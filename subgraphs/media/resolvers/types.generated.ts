import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { MediaUploadModel, SignedUploadModel, MediaModel, ImageModel, ImageVariantModel, TweetModel } from '../models.js';
import type { Context } from '../context.js';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant as RFC 3339 text in UTC, for example `2026-01-31T12:00:00.000Z`. */
  DateTime: { input: Date; output: Date; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** The result of `completeMediaUpload`. */
export type CompleteMediaUploadPayload = {
  __typename?: 'CompleteMediaUploadPayload';
  /** The upload as it is now. */
  upload: MediaUpload;
};

/** What is to be uploaded. */
export type CreateMediaUploadInput = {
  /** What the medium shows, for those who do not see it: up to 1,000 characters. */
  altText?: InputMaybe<Scalars['String']['input']>;
  /** The size: up to 5 MB (5,242,880) for an image, 512 MB (536,870,912) for a video. */
  bytes: Scalars['Int']['input'];
  /** For an image `image/jpeg`, `image/png`, `image/webp`, `image/avif` or `image/gif`; for a video `video/mp4`, `video/quicktime` or `video/webm`. */
  contentType: Scalars['String']['input'];
  /** What must stay visible where the medium is cropped. The middle by default. */
  focalPoint?: InputMaybe<FocalPointInput>;
  /** What the bytes are. */
  kind: MediaKind;
  /** Whether clients should ask before they show it. */
  sensitive?: Scalars['Boolean']['input'];
  /** The SHA-256 of the bytes, in 64 lower-case hexadecimal digits. */
  sha256: Scalars['String']['input'];
};

/** The result of `createMediaUpload`. */
export type CreateMediaUploadPayload = {
  __typename?: 'CreateMediaUploadPayload';
  /** How the bytes are sent. */
  signedUpload: SignedUpload;
  /** The upload, whose id is that of the medium. */
  upload: MediaUpload;
};

/** A point of a picture, in parts of its width and height. */
export type FocalPoint = {
  __typename?: 'FocalPoint';
  /** 0 at the left edge to 1 at the right one. */
  x: Scalars['Float']['output'];
  /** 0 at the top edge to 1 at the bottom one. */
  y: Scalars['Float']['output'];
};

/** A point of a picture, in parts of its width and height. */
export type FocalPointInput = {
  /** 0 at the left edge to 1 at the right one. */
  x: Scalars['Float']['input'];
  /** 0 at the top edge to 1 at the bottom one. */
  y: Scalars['Float']['input'];
};

/** A picture. Metadata such as the place where it was taken are removed. */
export type Image = Media & {
  __typename?: 'Image';
  /** What the picture shows, for those who do not see it; null when its owner has not said so. */
  altText?: Maybe<Scalars['String']['output']>;
  /** Whether it moves. The WebP variants are animated then, but for the thumbnail; JPEG shows the first frame. */
  animated: Scalars['Boolean']['output'];
  /** A blurred picture to show meanwhile, as BlurHash text (https://blurha.sh). */
  blurhash: Scalars['String']['output'];
  /** What must stay visible where the picture is cropped. */
  focalPoint: FocalPoint;
  /** Of the picture in pixels, upright. */
  height: Scalars['Int']['output'];
  /** A Snowflake. */
  id: Scalars['ID']['output'];
  /** Whether clients should ask before they show it. */
  sensitive: Scalars['Boolean']['output'];
  /** The picture in several sizes, each as WebP and as JPEG, smallest first. Sizes above its own are left out. */
  variants: Array<ImageVariant>;
  /** Of the picture in pixels, upright. */
  width: Scalars['Int']['output'];
};

/** The sizes of pictures: the longer side, at most. */
export type ImageSize =
  /** 1,200 pixels. */
  | 'LARGE'
  /** The picture's own size, 4,096 pixels at most. */
  | 'ORIGINAL'
  /** 680 pixels. */
  | 'SMALL'
  /** 400 pixels. */
  | 'THUMBNAIL';

/** A picture in one size and format. */
export type ImageVariant = {
  __typename?: 'ImageVariant';
  /** Of the file. */
  bytes: Scalars['Int']['output'];
  /** `image/webp` or `image/jpeg`. */
  contentType: Scalars['String']['output'];
  /** In pixels. */
  height: Scalars['Int']['output'];
  /** The size. */
  size: ImageSize;
  /** Where the file is. The content of a URL never changes. For media that not everybody may see, the URL is for the viewer alone and ends within five minutes: ask again then. */
  url: Scalars['String']['output'];
  /** In pixels. */
  width: Scalars['Int']['output'];
};

/** What a tweet shows beside its text. The bytes are fetched by HTTP, from the URLs of the variants. */
export type Media = {
  /** What the medium shows, for those who do not see it; null when its owner has not said so. */
  altText?: Maybe<Scalars['String']['output']>;
  /** A blurred picture to show meanwhile, as BlurHash text (https://blurha.sh). */
  blurhash: Scalars['String']['output'];
  /** What must stay visible where the medium is cropped. */
  focalPoint: FocalPoint;
  /** In pixels, upright. */
  height: Scalars['Int']['output'];
  /** A Snowflake. */
  id: Scalars['ID']['output'];
  /** Whether clients should ask before they show it. */
  sensitive: Scalars['Boolean']['output'];
  /** In pixels, upright. */
  width: Scalars['Int']['output'];
};

/** Why an upload has failed. Nothing of it is kept. */
export type MediaFailure =
  /** The bytes have another size or SHA-256 than was said. */
  | 'HASH_MISMATCH'
  /** Reading it took more memory or time than any picture or video within the limits needs. */
  | 'LIMIT_EXCEEDED'
  /** A video of more than 140 seconds. */
  | 'TOO_LONG'
  /** An animation of more than 600 frames. */
  | 'TOO_MANY_FRAMES'
  /** More than 64 million pixels, all frames of an animation together. */
  | 'TOO_MANY_PIXELS'
  /** The bytes are of another type than `contentType` says. */
  | 'TYPE_MISMATCH'
  /** The bytes are damaged or incomplete. */
  | 'UNREADABLE'
  /** The bytes are of no type that is accepted. */
  | 'UNSUPPORTED_TYPE';

/** Kinds of media. */
export type MediaKind =
  /** A picture, which may be animated. */
  | 'IMAGE'
  /** A video. */
  | 'VIDEO';

/** How far an upload is. */
export type MediaState =
  /** It cannot be used: see `failure`. */
  | 'FAILED'
  /** The bytes are examined, and variants are made. */
  | 'PROCESSING'
  /** Tweets can use it. */
  | 'READY'
  /** The bytes are awaited. */
  | 'UPLOADING';

/** A medium on its way from a device to a tweet. */
export type MediaUpload = {
  __typename?: 'MediaUpload';
  /** When it ends unless a tweet uses it: 24 hours after `createMediaUpload`. Tweets accept it until an hour before. Null once a tweet uses it. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why it has failed; null in every other state. */
  failure?: Maybe<MediaFailure>;
  /** The id of the medium, for `mediaIds`. */
  id: Scalars['ID']['output'];
  /** What the bytes were said to be. */
  kind: MediaKind;
  /** The medium, once it is READY. */
  media?: Maybe<Media>;
  /** How far it is. */
  state: MediaState;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Says that the bytes are sent. The upload is PROCESSING then, and READY or FAILED a moment later. Completing it again changes nothing. NOT_FOUND for uploads of others and for those that have ended, FORBIDDEN while the bytes are missing. */
  completeMediaUpload?: Maybe<CompleteMediaUploadPayload>;
  /** Begins an upload: send the bytes by HTTP as `signedUpload` says, then call `completeMediaUpload`. Nothing else is to be known about the bytes: the server reads their type, size and hash itself. FORBIDDEN where this network takes no media of the kind. At most 200 an hour. */
  createMediaUpload?: Maybe<CreateMediaUploadPayload>;
};


export type MutationCompleteMediaUploadArgs = {
  id: Scalars['ID']['input'];
};


export type MutationCreateMediaUploadArgs = {
  input: CreateMediaUploadInput;
};

export type Query = {
  __typename?: 'Query';
  /** One of the viewer's uploads, to ask for its state until it is READY or FAILED; null for every other text, whether there is such an upload or not. */
  mediaUpload?: Maybe<MediaUpload>;
};


export type QueryMediaUploadArgs = {
  id: Scalars['ID']['input'];
};

/** One HTTP request that sends the bytes. */
export type SignedUpload = {
  __typename?: 'SignedUpload';
  /** When the URL ends: after 15 minutes for an image, an hour for a video. */
  expiresAt: Scalars['DateTime']['output'];
  /** The headers that must be sent, and with which values. */
  headers: Array<SignedUploadHeader>;
  /** The method: `PUT`. */
  method: Scalars['String']['output'];
  /** Where the bytes go. Whoever has the URL may send these bytes, and no others. */
  url: Scalars['String']['output'];
};

/** A header of an HTTP request. */
export type SignedUploadHeader = {
  __typename?: 'SignedUploadHeader';
  /** The name, in lower case. */
  name: Scalars['String']['output'];
  /** The value. */
  value: Scalars['String']['output'];
};

/** A tweet, reply, quote or retweet. */
export type Tweet = {
  __typename?: 'Tweet';
  /** A Snowflake: 64 bits, ordered by time, always a decimal string. */
  id: Scalars['ID']['output'];
  /** Up to four pictures, or a video, in the order in which they were posted; none for most tweets. A retweet shows those of its original. */
  media: Array<Media>;
  mediaIds: Array<Scalars['ID']['output']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Tweet: Tweet;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Tweet:
    ( { __typename: 'Tweet' }
    & GraphQLRecursivePick<FederationTypes['Tweet'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Tweet'], {"mediaIds":true}> ) );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CompleteMediaUploadPayload: ResolverTypeWrapper<Omit<CompleteMediaUploadPayload, 'upload'> & { upload: ResolversTypes['MediaUpload'] }>;
  CreateMediaUploadInput: CreateMediaUploadInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CreateMediaUploadPayload: ResolverTypeWrapper<Omit<CreateMediaUploadPayload, 'signedUpload' | 'upload'> & { signedUpload: ResolversTypes['SignedUpload'], upload: ResolversTypes['MediaUpload'] }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  FocalPoint: ResolverTypeWrapper<FocalPoint>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FocalPointInput: FocalPointInput;
  Image: ResolverTypeWrapper<ImageModel>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ImageSize: ImageSize;
  ImageVariant: ResolverTypeWrapper<ImageVariantModel>;
  Media: ResolverTypeWrapper<MediaModel>;
  MediaFailure: MediaFailure;
  MediaKind: MediaKind;
  MediaState: MediaState;
  MediaUpload: ResolverTypeWrapper<MediaUploadModel>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SignedUpload: ResolverTypeWrapper<SignedUploadModel>;
  SignedUploadHeader: ResolverTypeWrapper<SignedUploadHeader>;
  Tweet: ResolverTypeWrapper<TweetModel>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  CompleteMediaUploadPayload: Omit<CompleteMediaUploadPayload, 'upload'> & { upload: ResolversParentTypes['MediaUpload'] };
  CreateMediaUploadInput: CreateMediaUploadInput;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
  CreateMediaUploadPayload: Omit<CreateMediaUploadPayload, 'signedUpload' | 'upload'> & { signedUpload: ResolversParentTypes['SignedUpload'], upload: ResolversParentTypes['MediaUpload'] };
  DateTime: Scalars['DateTime']['output'];
  FocalPoint: FocalPoint;
  Float: Scalars['Float']['output'];
  FocalPointInput: FocalPointInput;
  Image: ImageModel;
  ID: Scalars['ID']['output'];
  ImageVariant: ImageVariantModel;
  Media: MediaModel;
  MediaUpload: MediaUploadModel;
  Mutation: Record<PropertyKey, never>;
  Query: Record<PropertyKey, never>;
  SignedUpload: SignedUploadModel;
  SignedUploadHeader: SignedUploadHeader;
  Tweet: TweetModel;
};

export type CompleteMediaUploadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CompleteMediaUploadPayload'] = ResolversParentTypes['CompleteMediaUploadPayload']> = {
  upload?: Resolver<ResolversTypes['MediaUpload'], ParentType, ContextType>;
};

export type CreateMediaUploadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateMediaUploadPayload'] = ResolversParentTypes['CreateMediaUploadPayload']> = {
  signedUpload?: Resolver<ResolversTypes['SignedUpload'], ParentType, ContextType>;
  upload?: Resolver<ResolversTypes['MediaUpload'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type FocalPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FocalPoint'] = ResolversParentTypes['FocalPoint']> = {
  x?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  y?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ImageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Image'] = ResolversParentTypes['Image']> = {
  altText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  animated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  blurhash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  focalPoint?: Resolver<ResolversTypes['FocalPoint'], ParentType, ContextType>;
  height?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sensitive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  variants?: Resolver<Array<ResolversTypes['ImageVariant']>, ParentType, ContextType>;
  width?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImageVariantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImageVariant'] = ResolversParentTypes['ImageVariant']> = {
  bytes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  contentType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  height?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  size?: Resolver<ResolversTypes['ImageSize'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  width?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MediaResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Media'] = ResolversParentTypes['Media']> = {
  __resolveType: TypeResolveFn<'Image', ParentType, ContextType>;
};

export type MediaUploadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MediaUpload'] = ResolversParentTypes['MediaUpload']> = {
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['MediaFailure']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['MediaKind'], ParentType, ContextType>;
  media?: Resolver<Maybe<ResolversTypes['Media']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['MediaState'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  completeMediaUpload?: Resolver<Maybe<ResolversTypes['CompleteMediaUploadPayload']>, ParentType, ContextType, RequireFields<MutationCompleteMediaUploadArgs, 'id'>>;
  createMediaUpload?: Resolver<Maybe<ResolversTypes['CreateMediaUploadPayload']>, ParentType, ContextType, RequireFields<MutationCreateMediaUploadArgs, 'input'>>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  mediaUpload?: Resolver<Maybe<ResolversTypes['MediaUpload']>, ParentType, ContextType, RequireFields<QueryMediaUploadArgs, 'id'>>;
};

export type SignedUploadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignedUpload'] = ResolversParentTypes['SignedUpload']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  headers?: Resolver<Array<ResolversTypes['SignedUploadHeader']>, ParentType, ContextType>;
  method?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SignedUploadHeaderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignedUploadHeader'] = ResolversParentTypes['SignedUploadHeader']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TweetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tweet'] = ResolversParentTypes['Tweet'], FederationReferenceType extends FederationReferenceTypes['Tweet'] = FederationReferenceTypes['Tweet']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Tweet']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  media?: Resolver<Array<ResolversTypes['Media']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  CompleteMediaUploadPayload?: CompleteMediaUploadPayloadResolvers<ContextType>;
  CreateMediaUploadPayload?: CreateMediaUploadPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  FocalPoint?: FocalPointResolvers<ContextType>;
  Image?: ImageResolvers<ContextType>;
  ImageVariant?: ImageVariantResolvers<ContextType>;
  Media?: MediaResolvers<ContextType>;
  MediaUpload?: MediaUploadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  SignedUpload?: SignedUploadResolvers<ContextType>;
  SignedUploadHeader?: SignedUploadHeaderResolvers<ContextType>;
  Tweet?: TweetResolvers<ContextType>;
};

