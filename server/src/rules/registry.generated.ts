// Written by `npm run generate`. Do not edit.
import type { Rule } from './define.ts';
import accidentalHeading from './catalogue/accidental-heading.ts';
import addressOfNoPage from './catalogue/address-of-no-page.ts';
import addressSpace from './catalogue/address-space.ts';
import bareAddress from './catalogue/bare-address.ts';
import bareProject from './catalogue/bare-project.ts';
import bracesEaten from './catalogue/braces-eaten.ts';
import cfpClosed from './catalogue/cfp-closed.ts';
import cfpDateForm from './catalogue/cfp-date-form.ts';
import cfpDatesReversed from './catalogue/cfp-dates-reversed.ts';
import cfpNameNotBold from './catalogue/cfp-name-not-bold.ts';
import cfpPipeSpacing from './catalogue/cfp-pipe-spacing.ts';
import cfpProjectForm from './catalogue/cfp-project-form.ts';
import cfpRowForm from './catalogue/cfp-row-form.ts';
import closedSection from './catalogue/closed-section.ts';
import codeAcrossLink from './catalogue/code-across-link.ts';
import commentUnclosed from './catalogue/comment-unclosed.ts';
import conflictMarker from './catalogue/conflict-marker.ts';
import crateForm from './catalogue/crate-form.ts';
import cutAddress from './catalogue/cut-address.ts';
import dateNotWednesday from './catalogue/date-not-wednesday.ts';
import datePublished from './catalogue/date-published.ts';
import definitionList from './catalogue/definition-list.ts';
import dispositionForm from './catalogue/disposition-form.ts';
import doubleSpace from './catalogue/double-space.ts';
import doubledSlash from './catalogue/doubled-slash.ts';
import duplicateEntry from './catalogue/duplicate-entry.ts';
import emphasisMarker from './catalogue/emphasis-marker.ts';
import emphasisSpace from './catalogue/emphasis-space.ts';
import entryInTemplate from './catalogue/entry-in-template.ts';
import eventBeyondWindow from './catalogue/event-beyond-window.ts';
import eventCitySpelling from './catalogue/event-city-spelling.ts';
import eventCountryName from './catalogue/event-country-name.ts';
import eventDateForm from './catalogue/event-date-form.ts';
import eventDuplicate from './catalogue/event-duplicate.ts';
import eventHybridOnce from './catalogue/event-hybrid-once.ts';
import eventImpossibleDate from './catalogue/event-impossible-date.ts';
import eventLocationForm from './catalogue/event-location-form.ts';
import eventMissingComma from './catalogue/event-missing-comma.ts';
import eventMissingCountry from './catalogue/event-missing-country.ts';
import eventMissingLocation from './catalogue/event-missing-location.ts';
import eventMissingPipe from './catalogue/event-missing-pipe.ts';
import eventMissingState from './catalogue/event-missing-state.ts';
import eventMissingTitle from './catalogue/event-missing-title.ts';
import eventNeedlessState from './catalogue/event-needless-state.ts';
import eventPast from './catalogue/event-past.ts';
import eventPipeSpacing from './catalogue/event-pipe-spacing.ts';
import eventPlaceCase from './catalogue/event-place-case.ts';
import eventPlaceSpacing from './catalogue/event-place-spacing.ts';
import eventRangeForm from './catalogue/event-range-form.ts';
import eventRepeatedAddress from './catalogue/event-repeated-address.ts';
import eventReversedRange from './catalogue/event-reversed-range.ts';
import eventTitleIndent from './catalogue/event-title-indent.ts';
import eventTitleNotBold from './catalogue/event-title-not-bold.ts';
import eventTwoAddresses from './catalogue/event-two-addresses.ts';
import eventUnclosedLocation from './catalogue/event-unclosed-location.ts';
import eventUnknownCountry from './catalogue/event-unknown-country.ts';
import eventUnknownState from './catalogue/event-unknown-state.ts';
import eventUnlinkedOrganiser from './catalogue/event-unlinked-organiser.ts';
import eventUnsorted from './catalogue/event-unsorted.ts';
import eventWrongRegion from './catalogue/event-wrong-region.ts';
import eventWrongYear from './catalogue/event-wrong-year.ts';
import fenceInQuote from './catalogue/fence-in-quote.ts';
import formatterDamage from './catalogue/formatter-damage.ts';
import headingColon from './catalogue/heading-colon.ts';
import headingIndented from './catalogue/heading-indented.ts';
import headingJump from './catalogue/heading-jump.ts';
import headingMarkup from './catalogue/heading-markup.ts';
import headingSpace from './catalogue/heading-space.ts';
import headingUnmarked from './catalogue/heading-unmarked.ts';
import insecureAddress from './catalogue/insecure-address.ts';
import invisibleCharacter from './catalogue/invisible-character.ts';
import issueNumberHeading from './catalogue/issue-number-heading.ts';
import itemFlat from './catalogue/item-flat.ts';
import itemIndented from './catalogue/item-indented.ts';
import itemSwallowed from './catalogue/item-swallowed.ts';
import itemsOnOneLine from './catalogue/items-on-one-line.ts';
import lineIndented from './catalogue/line-indented.ts';
import lineWrapped from './catalogue/line-wrapped.ts';
import linkBroken from './catalogue/link-broken.ts';
import linkMissingBracket from './catalogue/link-missing-bracket.ts';
import linkMoved from './catalogue/link-moved.ts';
import linkSpace from './catalogue/link-space.ts';
import linkSurplusBracket from './catalogue/link-surplus-bracket.ts';
import linkTextSpace from './catalogue/link-text-space.ts';
import linkUnclosed from './catalogue/link-unclosed.ts';
import linkUnfinished from './catalogue/link-unfinished.ts';
import linkWithinLink from './catalogue/link-within-link.ts';
import linkWithoutText from './catalogue/link-without-text.ts';
import linkWrongBracket from './catalogue/link-wrong-bracket.ts';
import listAfterText from './catalogue/list-after-text.ts';
import listMarkerDoubled from './catalogue/list-marker-doubled.ts';
import listMarkerMissing from './catalogue/list-marker-missing.ts';
import listMarkerSpace from './catalogue/list-marker-space.ts';
import listMarker from './catalogue/list-marker.ts';
import literalMarkup from './catalogue/literal-markup.ts';
import meetupEventSlash from './catalogue/meetup-event-slash.ts';
import meetupLanguage from './catalogue/meetup-language.ts';
import meetupOrganiserAddress from './catalogue/meetup-organiser-address.ts';
import metadataIndented from './catalogue/metadata-indented.ts';
import metadataMismatch from './catalogue/metadata-mismatch.ts';
import metadataMissing from './catalogue/metadata-missing.ts';
import missingAudioPrefix from './catalogue/missing-audio-prefix.ts';
import missingLanguagePrefix from './catalogue/missing-language-prefix.ts';
import missingScheme from './catalogue/missing-scheme.ts';
import missingVideoPrefix from './catalogue/missing-video-prefix.ts';
import misspeltScheme from './catalogue/misspelt-scheme.ts';
import mobileAddress from './catalogue/mobile-address.ts';
import mojibake from './catalogue/mojibake.ts';
import noticeBesideItems from './catalogue/notice-beside-items.ts';
import noticeForm from './catalogue/notice-form.ts';
import oddBacktick from './catalogue/odd-backtick.ts';
import organiserAddressVaries from './catalogue/organiser-address-varies.ts';
import placeholderLeft from './catalogue/placeholder-left.ts';
import prefixForm from './catalogue/prefix-form.ts';
import prefixPosition from './catalogue/prefix-position.ts';
import prefixSpace from './catalogue/prefix-space.ts';
import prefixUnknown from './catalogue/prefix-unknown.ts';
import printedLastWeek from './catalogue/printed-last-week.ts';
import publishedBefore from './catalogue/published-before.ts';
import publishedIssue from './catalogue/published-issue.ts';
import punctuationAfterLink from './catalogue/punctuation-after-link.ts';
import quoteDash from './catalogue/quote-dash.ts';
import redirectingAddress from './catalogue/redirecting-address.ts';
import referenceUndefined from './catalogue/reference-undefined.ts';
import referenceUnused from './catalogue/reference-unused.ts';
import referralParameter from './catalogue/referral-parameter.ts';
import renamedHost from './catalogue/renamed-host.ts';
import sameTitle from './catalogue/same-title.ts';
import sectionEmpty from './catalogue/section-empty.ts';
import sectionLevel from './catalogue/section-level.ts';
import sectionMisspelt from './catalogue/section-misspelt.ts';
import sectionOrder from './catalogue/section-order.ts';
import sectionTwice from './catalogue/section-twice.ts';
import sectionUnknown from './catalogue/section-unknown.ts';
import shortVideoAddress from './catalogue/short-video-address.ts';
import shownBackslash from './catalogue/shown-backslash.ts';
import siteDiffers from './catalogue/site-differs.ts';
import siteNameInTitle from './catalogue/site-name-in-title.ts';
import tableAfterText from './catalogue/table-after-text.ts';
import templateText from './catalogue/template-text.ts';
import textAfterLink from './catalogue/text-after-link.ts';
import textBeforeLink from './catalogue/text-before-link.ts';
import titleDiffers from './catalogue/title-differs.ts';
import titleDoubleSpace from './catalogue/title-double-space.ts';
import titleTooLong from './catalogue/title-too-long.ts';
import trackingParameter from './catalogue/tracking-parameter.ts';
import trailingSpace from './catalogue/trailing-space.ts';
import truncatedTitle from './catalogue/truncated-title.ts';
import unescapedTag from './catalogue/unescaped-tag.ts';
import unusedIgnore from './catalogue/unused-ignore.ts';
import videoTimestamp from './catalogue/video-timestamp.ts';
import windowMismatch from './catalogue/window-mismatch.ts';

/** Every rule, in the order of ids. */
export const RULES: readonly Rule[] = [
  accidentalHeading,
  addressOfNoPage,
  addressSpace,
  bareAddress,
  bareProject,
  bracesEaten,
  cfpClosed,
  cfpDateForm,
  cfpDatesReversed,
  cfpNameNotBold,
  cfpPipeSpacing,
  cfpProjectForm,
  cfpRowForm,
  closedSection,
  codeAcrossLink,
  commentUnclosed,
  conflictMarker,
  crateForm,
  cutAddress,
  dateNotWednesday,
  datePublished,
  definitionList,
  dispositionForm,
  doubleSpace,
  doubledSlash,
  duplicateEntry,
  emphasisMarker,
  emphasisSpace,
  entryInTemplate,
  eventBeyondWindow,
  eventCitySpelling,
  eventCountryName,
  eventDateForm,
  eventDuplicate,
  eventHybridOnce,
  eventImpossibleDate,
  eventLocationForm,
  eventMissingComma,
  eventMissingCountry,
  eventMissingLocation,
  eventMissingPipe,
  eventMissingState,
  eventMissingTitle,
  eventNeedlessState,
  eventPast,
  eventPipeSpacing,
  eventPlaceCase,
  eventPlaceSpacing,
  eventRangeForm,
  eventRepeatedAddress,
  eventReversedRange,
  eventTitleIndent,
  eventTitleNotBold,
  eventTwoAddresses,
  eventUnclosedLocation,
  eventUnknownCountry,
  eventUnknownState,
  eventUnlinkedOrganiser,
  eventUnsorted,
  eventWrongRegion,
  eventWrongYear,
  fenceInQuote,
  formatterDamage,
  headingColon,
  headingIndented,
  headingJump,
  headingMarkup,
  headingSpace,
  headingUnmarked,
  insecureAddress,
  invisibleCharacter,
  issueNumberHeading,
  itemFlat,
  itemIndented,
  itemSwallowed,
  itemsOnOneLine,
  lineIndented,
  lineWrapped,
  linkBroken,
  linkMissingBracket,
  linkMoved,
  linkSpace,
  linkSurplusBracket,
  linkTextSpace,
  linkUnclosed,
  linkUnfinished,
  linkWithinLink,
  linkWithoutText,
  linkWrongBracket,
  listAfterText,
  listMarkerDoubled,
  listMarkerMissing,
  listMarkerSpace,
  listMarker,
  literalMarkup,
  meetupEventSlash,
  meetupLanguage,
  meetupOrganiserAddress,
  metadataIndented,
  metadataMismatch,
  metadataMissing,
  missingAudioPrefix,
  missingLanguagePrefix,
  missingScheme,
  missingVideoPrefix,
  misspeltScheme,
  mobileAddress,
  mojibake,
  noticeBesideItems,
  noticeForm,
  oddBacktick,
  organiserAddressVaries,
  placeholderLeft,
  prefixForm,
  prefixPosition,
  prefixSpace,
  prefixUnknown,
  printedLastWeek,
  publishedBefore,
  publishedIssue,
  punctuationAfterLink,
  quoteDash,
  redirectingAddress,
  referenceUndefined,
  referenceUnused,
  referralParameter,
  renamedHost,
  sameTitle,
  sectionEmpty,
  sectionLevel,
  sectionMisspelt,
  sectionOrder,
  sectionTwice,
  sectionUnknown,
  shortVideoAddress,
  shownBackslash,
  siteDiffers,
  siteNameInTitle,
  tableAfterText,
  templateText,
  textAfterLink,
  textBeforeLink,
  titleDiffers,
  titleDoubleSpace,
  titleTooLong,
  trackingParameter,
  trailingSpace,
  truncatedTitle,
  unescapedTag,
  unusedIgnore,
  videoTimestamp,
  windowMismatch,
];
