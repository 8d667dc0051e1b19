"""Programmes as apps read them: schedule.xml of frab and schedule.json, whose items are the same in both."""
