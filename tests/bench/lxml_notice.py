#!/usr/bin/env python3
"""Reads one VOEvent COUNT times with lxml, takes out of it what Tulpar does, and prints the median in nanoseconds."""

import statistics
import sys
import time

from lxml import etree

FLAGS = """Point_Source GRB_Identified Target_of_Interest Target_Imag_Trig Target_in_Flt_Catalog Target_in_Gnd_Catalog
Def_NOT_a_GRB StarTrack_Lost_Lock ImTrig_during_ST_LoL Hi_Bkg_Level Lo_Image_Signif VERY_Lo_Image_Signif Neg_Bkg_Slope
Near_Bright_Star Galaxy_in_Err_Circle Values_Out_of_Range Cosmic_Ray Spatial_Prox_Match Temporal_Prox_Match
TOO_Generated Updated_Notice Gnd_Generated Test_Submission""".split()
SAFE = etree.XMLParser(resolve_entities=False, no_network=True)


def understand(data):
    root = etree.fromstring(data, SAFE)
    params = {param.get("name"): param.get("value") for param in root.find("What").iter("Param")}
    position = root.find("WhereWhen/ObsDataLocation/ObservationLocation/AstroCoords/Position2D")
    inference = root.find("Why/Inference")
    return {
        "id": root.get("ivorn"), "role": root.get("role"), "kind": int(params["Packet_Type"]),
        "event": int(params["TrigID"]) & 0xFFFFFF, "revision": int(params["Segment_Num"]),
        "status": int(params["Soln_Status"], 16), "coordinates": int(params["Coords_Type"]),
        "notice": root.findtext("Who/Date"), "trigger": position.getparent().findtext("Time/TimeInstant/ISOTime"),
        "ra": float(position.findtext("Value2/C1")), "dec": float(position.findtext("Value2/C2")),
        "error": float(position.findtext("Error2Radius")), "significance": float(params["Image_Signif"]),
        "flags": [name for name in FLAGS if params.get(name) == "true"],
        "name": inference.findtext("Name"), "concept": inference.findtext("Concept"),
    }


path, count = sys.argv[1], int(sys.argv[2])
with open(path, "rb") as file:
    data = file.read()
took = []
for _ in range(count):
    began = time.perf_counter_ns()
    understand(data)
    took.append(time.perf_counter_ns() - began)
print(int(statistics.median(took)))
