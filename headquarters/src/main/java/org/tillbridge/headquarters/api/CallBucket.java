package org.tillbridge.headquarters.api;

/// What one caller does: a bucket of calls that fills by itself, and how many are under way.
final class CallBucket {

    private final int perSecond;
    private final int atOnce;
    private double left;
    private long filledAt;
    private int underWay;

    CallBucket(int perSecond, int atOnce, long now) {
        this.perSecond = perSecond;
        this.atOnce = atOnce;
        this.left = 2.0 * perSecond;
        this.filledAt = now;
    }

    /// Whether the call may be worked on; then it has to leave.
    synchronized boolean enter(long now) {
        left = Math.min(2.0 * perSecond, left + (now - filledAt) * 1e-9 * perSecond);
        filledAt = now;
        if (left < 1 || underWay >= atOnce) {
            return false;
        }
        left--;
        underWay++;
        return true;
    }

    synchronized void leave() {
        underWay--;
    }
}
