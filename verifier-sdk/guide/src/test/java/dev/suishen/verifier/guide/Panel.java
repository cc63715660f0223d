package dev.suishen.verifier.guide;

import dev.suishen.verifier.refresh.RefreshListener;

/** What whoever runs the gate looks at. */
interface Panel extends RefreshListener {
  void warn(String line);
}
