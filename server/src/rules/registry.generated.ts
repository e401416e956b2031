// Written by `npm run generate`. Do not edit.
import type { Rule } from './define.ts';
import doubledSlash from './catalogue/doubled-slash.ts';
import insecureAddress from './catalogue/insecure-address.ts';
import listMarker from './catalogue/list-marker.ts';
import mobileAddress from './catalogue/mobile-address.ts';
import redirectingAddress from './catalogue/redirecting-address.ts';
import referralParameter from './catalogue/referral-parameter.ts';
import renamedHost from './catalogue/renamed-host.ts';
import shortVideoAddress from './catalogue/short-video-address.ts';
import trackingParameter from './catalogue/tracking-parameter.ts';
import videoTimestamp from './catalogue/video-timestamp.ts';

/** Every rule, in the order of ids. */
export const RULES: readonly Rule[] = [
  doubledSlash,
  insecureAddress,
  listMarker,
  mobileAddress,
  redirectingAddress,
  referralParameter,
  renamedHost,
  shortVideoAddress,
  trackingParameter,
  videoTimestamp,
];
