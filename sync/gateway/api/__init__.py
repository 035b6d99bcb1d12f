"""The routes for laptops, a module a subject.

Bodies are read raw and bounded, and every fault becomes a Problem; what a route may answer stands
beside it and is served at /v1/openapi.json.
"""
